// Changing what is pinned, for those who may: more, other words, another order, or less.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Confirm, Dialog } from "../components/dialog";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import { asRefusal } from "../wire/refusal";
import type { Resource } from "../wire/types";
import { ResourceForm } from "./form";
import type { Pinned } from "./pinned";

/** As many as the server takes. */
const RESOURCES_MAX = 12;

interface ManageProps {
  pinned: Pinned;
  title: string;
  onClosed: () => void;
}

export function Manage({ pinned, title, onClosed }: ManageProps) {
  const trouble = useSignal<string | null>(null);
  const changed = useSignal<Resource | "new" | null>(null);
  const removed = useSignal<Resource | null>(null);
  const { list, move } = useOrder(pinned, trouble);
  return (
    <Dialog title={title} onClosed={onClosed}>
      {(close) => (
        <>
          {list.length === 0 && <p>{t("resources-none")}</p>}
          <ol class="resource-list">
            {list.map((resource, at) => (
              <li class="resource" key={resource.id}>
                <p class="resource-title" lang={resource.language} dir="auto">
                  {resource.title}
                </p>
                <div class="row">
                  {([-1, 1] as const).map((by) => (
                    <Deed
                      key={by}
                      what={by < 0 ? "up" : "down"}
                      resource={resource}
                      isOff={!list[at + by]}
                      onClick={() => void move(resource, at, by)}
                    />
                  ))}
                  <Deed
                    what="change"
                    {...{ resource }}
                    onClick={() => (changed.value = resource)}
                  />
                  <Deed what="unpin" {...{ resource }} onClick={() => (removed.value = resource)} />
                </div>
              </li>
            ))}
          </ol>
          <p class="problem" role="alert">
            {trouble.value}
          </p>
          <div class="row ends">
            <button type="button" class="button" onClick={close}>
              {t("close")}
            </button>
            {list.length < RESOURCES_MAX && (
              <button
                type="button"
                class="button primary"
                aria-haspopup="dialog"
                onClick={() => (changed.value = "new")}
              >
                {t("resources-pin")}
              </button>
            )}
          </div>
          {changed.value !== null && (
            <ResourceForm
              pinned={pinned}
              known={changed.value === "new" ? null : changed.value}
              onClosed={() => (changed.value = null)}
            />
          )}
          {removed.value && (
            <Unpin
              pinned={pinned}
              resource={removed.value}
              onClosed={() => (removed.value = null)}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

/** The list, and moving one in it; the focus stays with the button that moved it. */
function useOrder(pinned: Pinned, trouble: { value: string | null }) {
  const pressed = useRef<string | null>(null);
  const list = pinned.list.value ?? [];
  useLayoutEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus();
    pressed.current = null;
  }, [list]);
  const move = async ({ id }: Resource, at: number, by: 1 | -1) => {
    if (!list[at + by]) return;
    pressed.current = idOf(by < 0 ? "up" : "down", id);
    trouble.value = null;
    try {
      await pinned.move(id, at + by);
    } catch (error) {
      trouble.value = wordsFor(error);
    }
  };
  return { list, move };
}

interface DeedProps {
  what: "up" | "down" | "change" | "unpin";
  resource: Resource;
  isOff?: boolean;
  onClick: () => void;
}

function Deed({ what, resource: { id, title }, isOff = false, onClick }: DeedProps) {
  return (
    <button
      type="button"
      class="button"
      id={idOf(what, id)}
      aria-disabled={isOff}
      onClick={onClick}
    >
      {t(`resource-do-${what}`)}
      <span class="visually-hidden"> {title}</span>
    </button>
  );
}

function idOf(what: string, id: string): string {
  return `resource-${what}-${id}`;
}

interface UnpinProps {
  pinned: Pinned;
  resource: Resource;
  onClosed: () => void;
}

function Unpin({ pinned, resource, onClosed }: UnpinProps) {
  return (
    <Confirm
      title={t("resource-unpin-title")}
      body={t("resource-unpin-body", { title: resource.title })}
      submit={t("resource-do-unpin")}
      isFinal
      onSubmit={() => pinned.unpin(resource.id).catch(wordsFor)}
      onClosed={onClosed}
    />
  );
}

/** What is wrong with a field only the server's own words say. */
export function wordsFor(error: unknown): string {
  const { code, message } = asRefusal(error);
  return code === "bad_request" || code === "conflict" ? message : troubleOf(error);
}
