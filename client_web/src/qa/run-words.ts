// The words of the hosts' desk, in each language: the reader's own first, English for the rest.

import { learn } from "../i18n";
import arabic from "./run.ar.ftl?raw";
import english from "./run.en.ftl?raw";
import spanish from "./run.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
