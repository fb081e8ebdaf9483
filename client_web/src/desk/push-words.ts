// The words of the switch, in each language: the reader's own first, English for what it lacks.

import { learn } from "../i18n";
import arabic from "./push.ar.ftl?raw";
import english from "./push.en.ftl?raw";
import spanish from "./push.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
