// A screen that says one thing, and offers one or two ways on.

import type { ComponentChildren } from "preact";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { Lamp } from "../components/icons";

interface PlainProps {
  title: string;
  body: string;
  children?: ComponentChildren;
}

export function Plain({ title, body, children }: PlainProps) {
  return (
    <>
      <Bar />
      <main id="main" class="plain-screen" tabIndex={-1}>
        <PlainWords title={title} body={body}>
          {children}
        </PlainWords>
      </main>
    </>
  );
}

/** The same, inside of a screen that has its own bar. */
export function PlainWords({ title, body, children }: PlainProps) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <div class="plain-words stack">
      <Lamp />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{body}</p>
      <div class="row">{children}</div>
    </div>
  );
}
