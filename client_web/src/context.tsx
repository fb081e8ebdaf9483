// How components reach the client that they draw.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Lamplight } from "./store/lamplight";

const LamplightContext = createContext<Lamplight | null>(null);

export const LamplightProvider = LamplightContext.Provider;

export function useLamplight(): Lamplight {
  const lamplight = useContext(LamplightContext);
  if (!lamplight) throw new Error("drawn outside of LamplightProvider");
  return lamplight;
}
