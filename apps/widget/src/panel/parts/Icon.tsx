// The panel's few pictograms, drawn with strokes of one width.

const paths = {
  send: "M5 12h13M12 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 6v.01M12 12v.01M12 18v.01",
  down: "M12 5v14M6 13l6 6 6-6",
  back: "M15 6l-6 6 6 6",
  forward: "M9 6l6 6-6 6",
  restart: "M4 5v5h5M4.5 10a8 8 0 1 1-.5 5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  bot: "M6 9h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM12 9V5M9 13.5v1M15 13.5v1",
  sound: "M5 10v4h3l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6",
  silence: "M5 10v4h3l5 4V6L8 10zM16 10l5 5M21 10l-5 5",
  play: "M8 5l11 7-11 7z",
  check: "M5 13l4 4L19 7",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  website: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  email: "M4 6h16v12H4zM4 7l8 6 8-6",
  phone: "M6 4h4l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5v4a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2z",
  map: "M12 21c5-5 7-8 7-11a7 7 0 1 0-14 0c0 3 2 6 7 11zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  chat: "M12 4c-5 0-8.5 3.2-8.5 7.5 0 2 .9 3.8 2.4 5.2L5 20.5l4-1.8c1 .3 2 .4 3 .4 5 0 8.5-3.3 8.5-7.6S17 4 12 4z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
