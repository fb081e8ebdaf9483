// The words of the archive and of a session's report, in each language.

import { learn } from "../i18n";
import arabic from "./archive.ar.ftl?raw";
import english from "./archive.en.ftl?raw";
import spanish from "./archive.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
