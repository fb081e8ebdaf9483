// The words of what is pinned, in each language: the reader's own first, English for the rest.

import { learn } from "../i18n";
import arabic from "./resources.ar.ftl?raw";
import english from "./resources.en.ftl?raw";
import spanish from "./resources.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
