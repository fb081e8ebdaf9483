// The words about cases and figures, in each language: the reader's own first, English for what it
// lacks.

import { learn } from "../i18n";
import arabicCases from "./cases.ar.ftl?raw";
import englishCases from "./cases.en.ftl?raw";
import spanishCases from "./cases.es.ftl?raw";
import arabicFigures from "./figures.ar.ftl?raw";
import englishFigures from "./figures.en.ftl?raw";
import spanishFigures from "./figures.es.ftl?raw";

learn("es", spanishCases);
learn("es", spanishFigures);
learn("ar", arabicCases);
learn("ar", arabicFigures);
learn("en", englishCases);
learn("en", englishFigures);
