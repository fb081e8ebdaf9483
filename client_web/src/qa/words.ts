// The words of Q&A sessions, in each language: the reader's own first, English for the rest.

import { learn } from "../i18n";
import arabic from "./qa.ar.ftl?raw";
import english from "./qa.en.ftl?raw";
import spanish from "./qa.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
