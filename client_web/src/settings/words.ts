// The words of the settings, in each language: the reader's own first, English for the rest.

import { learn } from "../i18n";
import arabic from "./settings.ar.ftl?raw";
import english from "./settings.en.ftl?raw";
import spanish from "./settings.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
