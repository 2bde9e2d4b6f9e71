// Style sheet of the launcher and the frame, inside the shadow root. Short names: every byte is on the visitor's page.

import type { WidgetConfig } from "@parley/contracts/widget";

/** Width in pixels; the height is always 140 more, so the medium window is 360 by 500. */
const widths = { small: 320, medium: 360, large: 420 } as const;

type Position = "right" | "left" | "center";
const placed = (position: Position) =>
  position === "center"
    ? "left:50%;translate:-50%"
    : `${position}:20px${position === "right" ? ";flex-direction:row-reverse" : ""}`;

const bubble = "M14 4C8 4 3 8 3 14c0 2 1 5 3 6l-1 5 5-2c8 2 15-3 15-9 0-6-5-10-11-10z";

/** The bubble is white or black by the lightness of the theme colour (50 of 100 is where white stops being readable). */
export function styles(design: WidgetConfig["design"]): string {
  const width = widths[design.windowSize];
  const { themeColour } = design;
  return `:host{all:initial}
button,iframe{position:fixed;z-index:2147483000;bottom:20px;border:0;animation:p .2s}
button{display:flex;align-items:center;gap:12px;padding:0;background:0 0;font:15px/1.4 system-ui;cursor:pointer}
div{position:relative;width:56px;height:56px;border-radius:50%;background:${themeColour};box-shadow:0 4px 16px #0003}
i,b{position:absolute}
i{inset:14px;clip-path:path("${bubble}");background:#fff;background:lch(from ${themeColour} calc((50 - l)*999) 0 0)}
b{right:0;padding:0 7px;border-radius:11px;background:#c81e1e;color:#fff;font-size:12px;line-height:22px}
b:empty,iframe,:host(.open) button{display:none}
span{max-width:180px;padding:10px 16px;border-radius:18px;background:${design.bubbleBackground};color:${design.bubbleText};box-shadow:0 4px 16px #0003}
iframe{background:${design.backgroundColour};box-shadow:0 8px 40px #0004}
:host(.open) iframe{display:block}
@keyframes p{0%{opacity:0}}
@media(min-width:550px){iframe{width:${width}px;height:${width + 140}px;max-height:calc(100% - 40px);border-radius:16px}button,iframe{${placed(design.positionDesktop)}}}
@media(max-width:549px){button{${placed(design.positionMobile)}}iframe{inset:0;width:100%;height:100%}}`;
}
