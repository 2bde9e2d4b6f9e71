// Actions that need the drawing library: bringing blocks into sight, arranging them, and places on the canvas.

import { type ReactFlowInstance, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { notifyError } from "../../../ui/notify.ts";
import { useServices, useView } from "../editorContext.tsx";
import { boxOf, isItem, type SizeOf } from "../model/areas.ts";
import { estimatedSize } from "../model/blockSize.ts";
import { placeItems } from "../model/commands.ts";
import { blockWidth, type Position } from "../model/content.ts";
import { contentOf } from "../model/editorStore.ts";
import type { CanvasNodeType } from "./canvasNodes.ts";
import type { FlowEdgeType } from "./FlowEdge.tsx";

export interface CanvasActions {
  fit(): void;
  zoomBy(direction: "in" | "out"): void;
  arrange(): Promise<void>;
  /** The middle of what is seen, as a place on the canvas. */
  centre(): Position;
  toCanvas(screen: Position): Position;
  /** What a block measures as it is drawn. */
  sizeOf: SizeOf;
}

const fitOptions = { padding: 0.15, maxZoom: 1 } as const;
const glideMs = 200;

/** The view glides, unless the person asked for less motion. */
const glide = () =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches
    ? fitOptions
    : { ...fitOptions, duration: glideMs };
/** Below this a flow is not shown whole at first, but from its start at a readable size. */
const readableZoom = 0.6;
const startZoom = 0.85;
const startTop = 56;

/** The first look at a flow: all of it where that can be read, else its beginning. */
export function showBeginning(
  flow: ReactFlowInstance<CanvasNodeType, FlowEdgeType>,
  start: Position | undefined,
  box: { width: number; height: number } | undefined,
): void {
  const bounds = flow.getNodesBounds(flow.getNodes());
  if (!start || !box || bounds.width === 0) return;
  const zoom = Math.min(box.width / bounds.width, box.height / bounds.height) * (1 - fitOptions.padding);
  if (zoom >= readableZoom) {
    void flow.fitView(fitOptions);
    return;
  }
  void flow.setViewport({
    x: box.width / 2 - (start.x + blockWidth / 2) * startZoom,
    y: startTop - start.y * startZoom,
    zoom: startZoom,
  });
}

/** Frames to wait until a block outside the window has been drawn after the canvas moved there. */
const framesToWait = 30;

export function useCanvasActions(wrapper: React.RefObject<HTMLDivElement | null>): CanvasActions {
  const services = useServices();
  const flow = useReactFlow<CanvasNodeType>();

  return useMemo(() => {
    const middle = () => {
      const box = wrapper.current?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    };
    const sizeOf = (id: string) => {
      const measured = flow.getNode(id)?.measured;
      const estimated = estimatedSize(contentOf(services.store.getState()), id);
      return { width: measured?.width ?? estimated.width, height: measured?.height ?? estimated.height };
    };
    return {
      sizeOf,
      fit: () => void flow.fitView(glide()),
      zoomBy: (direction) => void (direction === "in" ? flow.zoomIn() : flow.zoomOut()),
      centre: () => flow.screenToFlowPosition(middle()),
      toCanvas: (screen) => flow.screenToFlowPosition(screen),
      async arrange() {
        const { store } = services;
        if (store.getState().isLocked) return;
        try {
          const { arrange } = await import("./autoLayout.ts");
          const boxes = await arrange(contentOf(store.getState()), sizeOf);
          store.apply((present) => placeItems(present, boxes));
          requestAnimationFrame(() => void flow.fitView(glide()));
        } catch (error) {
          notifyError(error);
        }
      },
    };
  }, [services, flow, wrapper]);
}

/** Follows requests to show a block: moves the canvas if it is out of sight, then focuses it. */
export function useReveal(wrapper: React.RefObject<HTMLDivElement | null>): void {
  const services = useServices();
  const flow = useReactFlow<CanvasNodeType>();
  const reveal = useView((view) => view.reveal);

  useEffect(() => {
    if (!reveal) return;
    const { store, view } = services;
    const content = contentOf(store.getState());
    const box = wrapper.current?.getBoundingClientRect();
    if (!isItem(content, reveal.blockId) || !box) return;
    const place = boxOf(content, reveal.blockId);
    const { x, y, zoom } = flow.getViewport();
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const width = blockWidth * zoom;
    const isInSight = left >= 0 && top >= 20 && left + width <= box.width && top + 140 * zoom <= box.height;
    if (!isInSight) void flow.setCenter(place.x + blockWidth / 2, place.y + 60, { zoom });
    if (!reveal.focus) return;

    let frame = 0;
    let waited = 0;
    const focus = () => {
      const node = wrapper.current?.querySelector<HTMLElement>(
        `.react-flow__node[data-id="${CSS.escape(reveal.blockId)}"]`,
      );
      if (node?.hasAttribute("tabindex")) {
        node.focus({ preventScroll: true });
        view.set({ reveal: null });
        return;
      }
      waited += 1;
      if (waited < framesToWait) frame = requestAnimationFrame(focus);
    };
    frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [reveal, services, flow, wrapper]);
}
