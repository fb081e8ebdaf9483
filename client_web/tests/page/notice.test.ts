// What the author of a text that waits or isn't shown reads, in their own language.

import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { chooseLanguage } from "../../src/i18n";
import { noticeWords } from "../../src/i18n/notice";
import type { Notice } from "../../src/wire/types";

const HELD: Notice = {
  code: "own_data",
  message: "the server's English",
  offers: ["redact"],
  redacted: null,
  wait_s: 120,
  is_usual: true,
  consequence: null,
};

afterEach(() => chooseLanguage(["en"]));

describe("what a notice says", () => {
  it("says why, how long it takes and that nothing was wrong", () => {
    expect(noticeWords(HELD, "held")).toBe(
      "Your message has something in it that could lead a stranger to you. You can take it out " +
        "and post the rest. A moderator is looking at this. It usually takes about " +
        "\u20682\u2069 minutes. You haven't done anything wrong.",
    );
  });

  it("does not tell whoever hurt others that nothing was wrong", () => {
    expect(noticeWords({ ...HELD, code: "insult" }, "held")).not.toContain("wrong");
  });

  it("says only the longest wait where none was measured", () => {
    expect(noticeWords({ ...HELD, wait_s: 300, is_usual: false }, "held")).toContain(
      "usually within \u20685\u2069 minutes",
    );
  });

  it("says what follows, for how long, and the way to a second look", () => {
    const declined: Notice = {
      ...HELD,
      code: "hate",
      offers: ["appeal"],
      wait_s: null,
      consequence: { kind: "timeout", seconds: 3600, every_s: null },
    };
    const words = noticeWords(declined, "declined");
    expect(words).toContain("You can read but not write for \u20681 hour\u2069.");
    expect(words).toContain("you can appeal");
    const slowed = { kind: "slowed", seconds: 600, every_s: 30 } as const;
    expect(noticeWords({ ...declined, consequence: slowed }, "declined")).toContain(
      "for \u206810 minutes\u2069 you can send one message every \u206830 seconds\u2069",
    );
  });

  it("falls back on the server's words for a reason that it doesn't know", () => {
    expect(noticeWords({ ...HELD, code: "something_new" }, "held")).toBe("the server's English");
  });

  it.each(["es", "ar"])("has its own words in %s", async (locale) => {
    await chooseLanguage([locale]);
    const words = noticeWords(HELD, "held");
    expect(words).not.toMatch(/moderator|wrong|server/);
    expect(words).not.toContain("notice-");
  });

  it("knows every reason that the server has words for", () => {
    const server = readFileSync("../server/services/notices.py", "utf8");
    for (const [name, outcome] of [
      ["_HELD", "held"],
      ["_DECLINED", "declined"],
    ] as const) {
      const table = server.split(`\n${name} = {`)[1]?.split("\n}")[0] ?? "";
      const codes = [...table.matchAll(/Category\.(\w+)/g)].map((found) => found[1] ?? "");
      expect(codes.length).toBeGreaterThan(4);
      for (const code of codes) {
        const notice = { ...HELD, code: code.toLowerCase() };
        expect(noticeWords(notice, outcome), code).not.toBe(HELD.message);
      }
    }
  });
});
