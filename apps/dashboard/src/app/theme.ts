// Design tokens: one accent, neutral greys with readable contrast in both schemes, an 8-pixel rhythm, one type scale.
import {
  ActionIcon,
  Avatar,
  Badge,
  Button,
  createTheme,
  Input,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Menu,
  Modal,
  Tooltip,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef1fe",
  "#dfe4fc",
  "#c0c9f7",
  "#9fadf2",
  "#8394ed",
  "#6c80e6",
  "#586cdb",
  "#4a5cd0",
  "#3d4db3",
  "#333f91",
];

const gray: MantineColorsTuple = [
  "#f8f9fb",
  "#f1f3f6",
  "#e7eaef",
  "#d9dde4",
  "#c2c8d1",
  "#9aa2af",
  "#656e7c",
  "#4d5562",
  "#353b45",
  "#1d2128",
];

const dark: MantineColorsTuple = [
  "#e3e6eb",
  "#c5cad3",
  "#a2a9b5",
  "#7b8290",
  "#454b56",
  "#333841",
  "#262a31",
  "#1b1e24",
  "#15171c",
  "#0f1114",
];

/** Hints and errors of fields: smaller than the field, still easy to read. */
const HINT_SIZE = "12.5px";

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, gray, dark },
  black: gray[9],
  fontFamily:
    'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji"',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "999px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  fontSizes: { xs: "12px", sm: "13.5px", md: "14.5px", lg: "16px", xl: "18px" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "26px", lineHeight: "1.25" },
      h2: { fontSize: "21px", lineHeight: "1.3" },
      h3: { fontSize: "17px", lineHeight: "1.35" },
      h4: { fontSize: "15px", lineHeight: "1.4" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    // Only hues whose initials stay readable on their own tint.
    Avatar: Avatar.extend({
      defaultProps: { allowedInitialsColors: ["accent", "indigo", "violet", "grape", "cyan"] },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    Badge: Badge.extend({
      defaultProps: { variant: "light", radius: "sm" },
      styles: { root: { textTransform: "none" } },
    }),
    Input: Input.extend({ defaultProps: { size: "sm" } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: "sm" },
      styles: { description: { fontSize: HINT_SIZE }, error: { fontSize: HINT_SIZE } },
    }),
    // The header of a dialog is no banner of the page.
    // The library's focus placeholder is no child a menu may have; the first entry takes the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: "md" } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        attributes: { header: { role: "presentation" } },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
});

/** Words on tinted surfaces, dark enough for small badges. */
const lightTints = {
  "--mantine-color-red-light-color": "#a11212",
  "--mantine-color-orange-light-color": "#8a3a00",
  "--mantine-color-yellow-light-color": "#6b4500",
  "--mantine-color-teal-light-color": "#075a43",
  "--mantine-color-green-light-color": "#1d5f29",
  "--mantine-color-blue-light-color": "#10518f",
  "--mantine-color-accent-light-color": accent[9],
  "--mantine-color-gray-light-color": gray[8],
} as const;

/** Quiet tinted surfaces for badges and alerts in the dark scheme, where the library's are loud. */
const darkTints = {
  "--mantine-color-red-light": "rgba(250, 82, 82, 0.16)",
  "--mantine-color-red-light-color": "#ffc9c9",
  "--mantine-color-orange-light": "rgba(253, 126, 20, 0.16)",
  "--mantine-color-orange-light-color": "#ffd8a8",
  "--mantine-color-yellow-light": "rgba(250, 176, 5, 0.16)",
  "--mantine-color-yellow-light-color": "#ffec99",
  "--mantine-color-teal-light": "rgba(18, 184, 134, 0.18)",
  "--mantine-color-teal-light-color": "#96f2d7",
  "--mantine-color-blue-light": "rgba(34, 139, 230, 0.18)",
  "--mantine-color-blue-light-color": "#a5d8ff",
  "--mantine-color-accent-light": "rgba(108, 128, 230, 0.2)",
  "--mantine-color-accent-light-color": accent[2],
  "--mantine-color-gray-light": "rgba(162, 169, 181, 0.16)",
  "--mantine-color-gray-light-color": dark[0],
} as const;

/** Greys, and words on tinted badges, that pass 4.5:1 on every surface they are used on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": gray[6],
    "--mantine-color-placeholder": gray[6],
    "--mantine-color-error": "#c92a2a",
    "--parley-surface": gray[0],
    "--parley-line": gray[2],
    ...lightTints,
  },
  dark: {
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": dark[2],
    "--mantine-color-error": "#ff8787",
    "--parley-surface": dark[8],
    "--parley-line": dark[6],
    ...darkTints,
  },
});
