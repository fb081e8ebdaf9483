// The words of the admin's page, in each language: the reader's own first, English for the rest.

import { learn } from "../i18n";
import arabic from "./admin.ar.ftl?raw";
import english from "./admin.en.ftl?raw";
import spanish from "./admin.es.ftl?raw";

learn("es", spanish);
learn("ar", arabic);
learn("en", english);
