// Draws a signature on a canvas: strokes of a pen, or a name in handwriting. White ground and dark ink in every scheme,
// since the picture ends up on documents.

export const signatureSize = { width: 900, height: 300 };
const ink = "#14213d";
const penWidth = 5;
const margin = 40;
const largestLetters = 130;
const handwriting = '"Snell Roundhand", "Segoe Script", "Bradley Hand", "Brush Script MT", cursive';

export interface Point {
  x: number;
  y: number;
}

export function drawSignature(canvas: HTMLCanvasElement, strokes: readonly Point[][], name: string): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { width, height } = canvas;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = penWidth;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) drawStroke(context, stroke);
  if (name) writeName(context, name, width, height);
}

/** Curves through the middles between points look like ink; a single point is a dot. */
function drawStroke(context: CanvasRenderingContext2D, stroke: readonly Point[]) {
  const [first, ...rest] = stroke;
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1] ?? point;
    context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  }
  if (rest.length === 0) context.lineTo(first.x + 0.1, first.y);
  context.stroke();
}

function writeName(context: CanvasRenderingContext2D, name: string, width: number, height: number) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `italic ${largestLetters}px ${handwriting}`;
  const needed = context.measureText(name).width;
  const letters = largestLetters * Math.min(1, (width - 2 * margin) / Math.max(1, needed));
  context.font = `italic ${letters}px ${handwriting}`;
  context.fillText(name, width / 2, height / 2);
}
