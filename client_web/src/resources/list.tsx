// What is pinned, as cards. Nothing of a video's host is loaded before somebody asks for it.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useLamplight } from "../context";
import { language, t } from "../i18n";
import type { Resource } from "../wire/types";
import { Manage } from "./manage";
import { hostOf, type Pinned, playsHere } from "./pinned";
import "./words";
import "./resources.css";

interface ListProps {
  pinned: Pinned;
  title: string;
  canChange: boolean;
  /** Its heading, under that of what it is pinned to. */
  under?: "h1" | "h2";
}

export function ResourceList({ pinned, title, canChange, under = "h2" }: ListProps) {
  const isManaged = useSignal(false);
  const heading = useId();
  const Heading = under === "h1" ? "h2" : "h3";
  const list = pinned.list.value;
  if (!list || (list.length === 0 && !canChange)) return null;
  return (
    <section class="stack resources" aria-labelledby={heading}>
      <Heading id={heading}>{title}</Heading>
      {list.length > 0 && (
        <ul class="resource-list">
          {list.map((resource) => (
            <Card key={resource.id} resource={resource} />
          ))}
        </ul>
      )}
      {canChange && (
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => (isManaged.value = true)}
        >
          {t("resources-manage")}
        </button>
      )}
      {isManaged.value && (
        <Manage pinned={pinned} title={title} onClosed={() => (isManaged.value = false)} />
      )}
    </section>
  );
}

function Card({ resource }: { resource: Resource }) {
  const { kind, title, about, language: tag } = resource;
  const { videoOrigins } = useLamplight();
  return (
    <li class="resource">
      <p class="resource-title" lang={tag} dir="auto">
        {title}
      </p>
      <p class="hint">
        {t(`resource-kind-${kind}`)} · {language(tag)}
      </p>
      {about && (
        <p lang={tag} dir="auto">
          {about}
        </p>
      )}
      {playsHere(resource, videoOrigins.value) ? (
        <Video resource={resource} />
      ) : (
        <Links resource={resource} />
      )}
    </li>
  );
}

function Video({ resource }: { resource: Resource }) {
  const isShown = useSignal(false);
  const { title, url } = resource;
  return (
    <>
      <button
        type="button"
        class="button resource-watch"
        aria-expanded={isShown.value}
        onClick={() => (isShown.value = !isShown.value)}
      >
        {t(isShown.value ? "resource-close" : "resource-watch")}
        <span class="visually-hidden"> {title}</span>
      </button>
      {isShown.value ? (
        <iframe class="resource-frame" title={title} src={url} {...ALONE} />
      ) : (
        <p class="hint">{t("resource-watch-hint", { host: hostOf(resource) })}</p>
      )}
      <Links resource={resource} />
    </>
  );
}

/** Its own scripts and the whole screen, and no more: no window, no cookies where the browser can
 * do without, no word of where it is shown, and nothing that plays by itself. */
const ALONE = {
  sandbox: "allow-scripts allow-same-origin",
  allow: "fullscreen; picture-in-picture",
  referrerPolicy: "no-referrer",
  credentialless: true,
} as const;

function Links({ resource }: { resource: Resource }) {
  const { title, url, captions_url } = resource;
  return (
    <p class="resource-links">
      <Away href={url} about={title}>
        {t("resource-open", { host: hostOf(resource) })}
      </Away>
      {captions_url !== null && (
        <Away href={captions_url} about={title}>
          {t("resource-captions")}
        </Away>
      )}
    </p>
  );
}

function Away({ href, about, children }: { href: string; about: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span class="visually-hidden">
        {" "}
        {about}, {t("resource-new-page")}
      </span>
    </a>
  );
}
