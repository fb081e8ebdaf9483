// For those who build this place, and in English alone.

import { learn } from "../i18n";
import english from "./design.en.ftl?raw";

learn("en", english);
