// Finds the install snippet on the page: an element known by its id, whose text says "botId,customerId[,mode]".

export interface Snippet {
  /** The two ids as the query of our addresses. */
  query: string;
  botId: string;
  /** Where the API lives: the origin the script came from. */
  origin: string;
  aliases: string | undefined;
}

/** Every brand's name of the element, ours included, and the brandless one. */
const selector = '[id$="-messenger-widget"],#messenger-widget-b';

const originOf = (script: HTMLScriptElement | null) => script?.src?.split("/", 3).join("/");

/** Calls back once, as soon as the page contains a snippet with text, however late it is injected. */
export function whenSnippet(current: HTMLOrSVGScriptElement | null, use: (snippet: Snippet) => void): void {
  let isWarned = false;
  const look = () => {
    // The running script first: a page may still carry the snippet of another product.
    for (const element of [current, ...document.querySelectorAll(selector)] as (HTMLScriptElement | null)[]) {
      if (!element?.matches(selector)) continue;
      const [botId, customerId] = (element.textContent ?? "").split(",").map((part) => part.trim());
      const { origin = originOf(element) || originOf(current as HTMLScriptElement | null), aliases } =
        element.dataset;
      if (botId && customerId && origin) {
        observer.disconnect();
        use({ query: `botId=${botId}&customerId=${customerId}`, botId, origin, aliases });
        return;
      }
      // oxlint-disable-next-line no-console -- The site's developer is who can mend it.
      if (botId && !isWarned) console.warn("Parley needs botId,customerId");
      isWarned = !!botId;
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  look();
}
