// The desk's own words, which nobody else has to load.

import { learn } from "../i18n";
import cases from "./cases.en.ftl?raw";
import english from "./desk.en.ftl?raw";
import figures from "./figures.en.ftl?raw";

learn("en", english);
learn("en", cases);
learn("en", figures);
