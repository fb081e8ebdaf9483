// The tokens, read from the style sheets themselves, so that none can be left out.

import { t } from "../i18n";

interface Token {
  name: string;
  value: string;
}

export function Tokens() {
  const tokens = tokensIn(document);
  const isColour = ({ value }: Token) => CSS.supports("color", value);
  return (
    <>
      <section class="stack" aria-labelledby="design-colours">
        <h2 id="design-colours">{t("design-colours")}</h2>
        <ul class="design-tokens">
          {tokens.filter(isColour).map(({ name }) => (
            <li key={name}>
              <Swatch name={name} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="design-measures">
        <h2 id="design-measures">{t("design-measures")}</h2>
        <ul class="design-tokens">
          {tokens
            .filter((token) => !isColour(token))
            .map(({ name, value }) => (
              <li key={name}>
                <code>{`${name}: ${value}`}</code>
              </li>
            ))}
        </ul>
      </section>
    </>
  );
}

function Swatch({ name }: { name: string }) {
  const show = (element: HTMLElement | null) =>
    element?.style.setProperty("--shown", `var(${name})`);
  return <span ref={show} class="design-swatch" aria-hidden="true" />;
}

/** What `:root` says, but for what the build adds of its own. */
function tokensIn({ styleSheets, documentElement }: Document): Token[] {
  const computed = getComputedStyle(documentElement);
  const rules = [...styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root");
  const names = rules.flatMap((rule) => [...(rule as CSSStyleRule).style]);
  const own = new Set(names.filter((name) => /^--(?!lightningcss)/.test(name)));
  return [...own].map((name) => ({ name, value: computed.getPropertyValue(name).trim() }));
}
