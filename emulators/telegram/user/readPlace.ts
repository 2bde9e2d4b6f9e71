// Who acts where, from the arguments of a control call.
import { ControlRefusal } from "../../kit/createControl.ts";
import type { Arguments } from "../methods/readArguments.ts";
import type { Place } from "./createUserActions.ts";

export function readPlace(given: Arguments): Place {
  return { user: demandInteger(given, "user"), chat: given.integer("chat"), bot: given.integer("bot") };
}

export function demandInteger(given: Arguments, name: string): number {
  const value = given.integer(name);
  if (value === undefined) throw new ControlRefusal(`Give ${name}, a whole number.`);
  return value;
}
