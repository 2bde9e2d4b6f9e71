// Quick drawings of the window and the button with design settings as they stand in the form.
import type { BotSettings } from "@parley/contracts/botSettings";
import { t } from "../../../i18n/t.ts";
import { BotIcon } from "../BotIcon.tsx";
import { WidgetFrame } from "./WidgetFrame.tsx";
import frame from "./WidgetFrame.module.css";
import classes from "./BotPreview.module.css";

type Design = BotSettings["design"];

export function DesignSketch({ name, design }: { name: string; design: Design }) {
  return (
    <WidgetFrame name={name} icon={design.icon} colour={design.themeColour}>
      <div
        className={frame.log}
        style={{
          background: design.backgroundColour,
          color: design.textColour,
          fontFamily: fonts[design.font],
        }}
      >
        <div className={frame.line} style={{ background: design.bubbleBackground, color: design.bubbleText }}>
          {t("bots.settings.preview.hello")}
        </div>
        <div className={frame.line} data-mine>
          {t("bots.settings.preview.answer")}
        </div>
      </div>
    </WidgetFrame>
  );
}

const fonts: Readonly<Record<Design["font"], string>> = {
  system: "system-ui, sans-serif",
  inter: "Inter, system-ui, sans-serif",
  serif: "Georgia, serif",
  rounded: "ui-rounded, Nunito, system-ui, sans-serif",
  mono: "ui-monospace, monospace",
};

export function LauncherSketch({ design }: { design: Design }) {
  return (
    <div className={classes.site} aria-hidden>
      <div className={classes.siteBar}>{t("bots.settings.preview.site")}</div>
      <div className={classes.siteLine} style={{ width: "50%" }} />
      <div className={classes.siteLine} />
      <div className={classes.siteLine} style={{ width: "70%" }} />
      <div className={classes.launcher} data-place={design.positionDesktop}>
        {design.hideCallToAction || design.callToAction === "" ? null : (
          <span className={classes.call}>{design.callToAction}</span>
        )}
        <span className={classes.button} style={{ background: design.themeColour }}>
          <BotIcon icon={design.icon} colour={design.themeColour} size={46} />
        </span>
      </div>
    </div>
  );
}
