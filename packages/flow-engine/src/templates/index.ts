// The starter templates, in the order of the gallery.

import { afterHours } from "./afterHours.ts";
import { appointmentRequest } from "./appointmentRequest.ts";
import { faq } from "./faq.ts";
import { feedback } from "./feedback.ts";
import type { FlowTemplate } from "./flowTemplate.ts";
import { jobApplication } from "./jobApplication.ts";
import { leadCapture } from "./leadCapture.ts";
import { quoteRequest } from "./quoteRequest.ts";
import { realEstate } from "./realEstate.ts";
import { restaurantBooking } from "./restaurantBooking.ts";
import { shopHelp } from "./shopHelp.ts";
import { supportTriage } from "./supportTriage.ts";
import { webinarSignUp } from "./webinarSignUp.ts";

export type { FlowTemplate } from "./flowTemplate.ts";

export const flowTemplates: readonly FlowTemplate[] = [
  leadCapture,
  supportTriage,
  appointmentRequest,
  faq,
  feedback,
  shopHelp,
  realEstate,
  restaurantBooking,
  jobApplication,
  webinarSignUp,
  quoteRequest,
  afterHours,
];

export { arrange } from "./arrange.ts";

export function findTemplate(id: string): FlowTemplate | undefined {
  return flowTemplates.find((template) => template.id === id);
}
