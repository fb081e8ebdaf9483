// What only those who plan sessions see, and nobody else loads.

import { signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import type * as HostParts from "../planning/for-hosts";
import type { Person } from "../wire/types";
import { mayPlan } from "./sessions";

const parts = signal<typeof HostParts | null>(null);

interface ForHostsProps {
  me: Person;
  children: (parts: typeof HostParts) => ComponentChild;
}

export function ForHosts({ me, children }: ForHostsProps) {
  const isTheirs = mayPlan(me);
  useEffect(() => {
    if (!isTheirs || parts.peek()) return;
    import("../planning/for-hosts").then(
      (loaded) => (parts.value = loaded),
      () => undefined, // asked for again by the next screen
    );
  }, [isTheirs]);
  return <>{isTheirs && parts.value && children(parts.value)}</>;
}
