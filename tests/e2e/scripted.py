"""A lived-in server where whatever a person can write is a script, and pages that notice one."""

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Page

from tests.clients.intruder import Intruder
from tests.clients.people import call
from tests.clients.wire import WireClient
from tests.e2e.lived_in import LivedIn

# Short enough for every field: it breaks out of an attribute, then tries it in two ways.
SHORT = "'\"><svg onload=ran()><img src onerror=ran()>"
CORPUS = (
    "<script>ran()</script>",
    "<script src=/api/config></script>",
    "</textarea></title></style><script>ran()</script>",
    "<img src=x onerror=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg/onload=ran()>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<body onload=ran()>",
    "<input autofocus onfocus=ran()>",
    "<details open ontoggle=ran()><summary>x</summary></details>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<iframe src='javascript:parent.ran()'></iframe>",
    "<object data='javascript:ran()'></object>",
    "<math><mtext><table><mglyph><style><img src=x onerror=ran()></style></mglyph></table></math>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<template><img src=x onerror=ran()></template>",
    "<form action='javascript:ran()'><button>x</button></form>",
    "<a href='javascript:ran()'>x</a>",
    "<style>@import 'javascript:ran()';</style>",
    "<base href='//a.invalid/'>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
    "javascript:ran()",
    "[x](javascript:ran())",
    "{{constructor.constructor('ran()')()}}",
    "${ran()}",
    "&lt;img src=x onerror=ran()&gt;",
    "<<script>ran()//<</script>",
    "\\u003cimg src=x onerror=ran()\\u003e",
    "<img src=x onerror=ran()//\u2028>",
)
# Whatever is a text of somebody's own in a body, and isn't one of a few words.
FREE = {
    "title",
    "about",
    "text",
    "question",
    "options",
    "answer",
    "reason",
    "note",
    "tags",
    "name",
    "line",
    "offered",
    "warning_signs",
    "own_ways",
}
NOTICES = """
window.seen = [];
window.ran = () => { window.seen.push("ran"); };
for (const name of ["alert", "confirm", "prompt"]) window[name] = window.ran;
document.addEventListener("securitypolicyviolation", (event) => {
  window.seen.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
# What no text can have made: elements that no part of the page has, handlers in attributes,
# addresses that are scripts.
LOOKS = """
() => {
  const bad = [...document.querySelectorAll("*")].filter((element) =>
    ["OBJECT", "EMBED", "BASE", "IFRAME", "MATH"].includes(element.nodeName.toUpperCase())
    || element.getAttributeNames().some((name) => name.startsWith("on"))
    || ["href", "src", "action", "data"].some((name) =>
      /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute(name) ?? "")));
  return [...window.seen, ...bad.map((element) => element.outerHTML)];
}
"""
TEXTS = """
() => {
  const fields = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
  const names = [...document.querySelectorAll("[title], [aria-label], [alt]")].flatMap(
    (element) => ["title", "aria-label", "alt"].map((name) => element.getAttribute(name) ?? ""));
  return [document.title, document.body.textContent, ...fields, ...names].join("\\n");
}
"""


@dataclass
class Scripted(LivedIn):
    """`written` is each text that was taken, by the number that it carries."""

    written: dict[str, str] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """A script that carries a number of its own, and the text, for what depends on it."""
        number = f"n{len(self.written)}n"
        self.written[number] = text
        return f"{text} {SHORT}{number}"

    async def post(self, who: str, path: str, **body: Any) -> dict[str, Any]:
        """The same with scripts in its texts."""
        return await super().post(who, path, **self.in_scripts(body))

    def in_scripts(self, body: dict[str, Any]) -> dict[str, Any]:
        return {key: self._in(key, value) if key in FREE else value for key, value in body.items()}

    def _in(self, key: str, value: Any) -> Any:
        if isinstance(value, list):
            return [self._in(key, each) for each in value]
        return self._tag(value) if key == "tags" else self.words(value)

    def _tag(self, text: str) -> str:
        """A tag has 30 characters at most, and is how one is found."""
        return text

    async def move_in(self) -> None:
        """And everything else that can be written."""
        await super().move_in()
        await self._say_everything()
        await self._change_rooms()
        await self._work_on_a_case()
        banned = self.people["banned"]
        _, own = await call(self.server.url, "GET", "/api/me/sanctions", banned)
        await self.post("banned", f"/api/sanctions/{own['sanctions'][0]['id']}/appeal", text="why?")
        await self._give_names()

    async def _say_everything(self) -> None:
        """The whole corpus, each a message of its own, in a room and in a question."""
        async with WireClient(self.server.ws_url, self.people["mod"].token) as client:
            await client.subscribe("room:evening-circle")
            for number, text in enumerate(CORPUS):
                await client.say("room:evening-circle", f"{text} c{number}c")
                self.written[f"c{number}c"] = text

    async def _change_rooms(self) -> None:
        body = self.in_scripts({"name": "The lobby", "about": "Everybody comes by here"})
        path = "/api/rooms/lobby"
        status, answer = await call(self.server.url, "PATCH", path, self.people["host"], **body)
        assert status == 200, answer

    async def _work_on_a_case(self) -> None:
        _, page = await call(self.server.url, "GET", "/api/cases", self.people["responder"])
        path = f"/api/cases/{page['cases'][0]['id']}"
        await self.post("responder", f"{path}/acknowledgement")
        await self.post("responder", f"{path}/transitions", to="claimed")
        await self.post("responder", f"{path}/notes", text="called back")
        await self.post(
            "responder", f"{path}/safety-plan", warning_signs="nights", own_ways="walks"
        )

    async def _give_names(self) -> None:
        """Of people: no such name is let in, so they are written past the server."""
        for name in (f"Wren {SHORT}", SHORT):
            status, _ = await call(self.server.url, "POST", "/api/join", name=name, age_band="18+")
            assert status == 400
        intruder = Intruder(self.server.folder / "lamplight.db")
        for known, person in self.people.items():
            name = self.words(known).replace("'", "''")
            intruder.sql(f"UPDATE people SET name = '{name}' WHERE id = '{person.id}'")  # noqa: S608
        self.server.stop()  # what it has read before it keeps
        self.server.start()

    async def page_of(self, who: str, locale: str, **options: Any) -> Page:
        """One that notes whatever runs on it, or is kept from running."""
        page = await super().page_of(who, locale, **options)
        await page.add_init_script(NOTICES)
        return page


async def found_on(page: Page) -> list[str]:
    """What ran, what the policy kept from running, and what a text has become."""
    return list(await page.evaluate(LOOKS))


async def numbers_on(page: Page) -> set[str]:
    """Those of the texts that it shows."""
    return set(re.findall(r"[nc]\d+[nc]", await page.evaluate(TEXTS)))
