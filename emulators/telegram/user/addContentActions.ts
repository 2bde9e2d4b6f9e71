// Users send files, albums, places and contacts. Without bytes, a small sample of the kind is sent.
import { ApiError } from "../apiError.ts";
import { ControlRefusal } from "../../kit/createControl.ts";
import { isRecord } from "../../kit/readParameters.ts";
import { detectEntities } from "../text/detectEntities.ts";
import { describeFile, type FileDetails } from "../media/describeFile.ts";
import { guessMimeType } from "../media/guessMimeType.ts";
import { sampleFile } from "../media/sampleFile.ts";
import { readArguments, textOf, type Arguments } from "../methods/readArguments.ts";
import { fileKinds, type FileKind, type StoredFile } from "../world/createFileStore.ts";
import type { ControlTelegram } from "../createTelegram.ts";
import { readPlace } from "./readPlace.ts";

type AddAction = (name: string, run: (given: Arguments) => unknown) => void;

export function addContentActions(action: AddAction, telegram: ControlTelegram): void {
  const { users, state } = telegram;

  function contentOf(given: Arguments): (bot: Parameters<typeof describeFile>[1]) => Record<string, unknown> {
    const file = readFile(given);
    const caption = given.text("caption");
    const entities = detectEntities(caption);
    const details: FileDetails = {
      width: given.integer("width"),
      height: given.integer("height"),
      duration: given.integer("duration"),
    };
    return (bot) => {
      try {
        return {
          ...describeFile(state.files, bot, file, details),
          ...(caption !== "" && { caption }),
          ...(entities.length > 0 && { caption_entities: entities }),
        };
      } catch (error) {
        if (error instanceof ApiError) throw new ControlRefusal(error.message);
        throw error;
      }
    };
  }

  action("sendMedia", (given) =>
    users.send({ ...readPlace(given), replyTo: given.integer("replyTo"), content: contentOf(given) }),
  );
  action("sendAlbum", (given) => {
    const items = given.list("items", "items") ?? [];
    const albumId = state.ids.digits(17);
    return {
      messages: items.map((item) =>
        users.send({
          ...readPlace(given),
          albumId,
          content: contentOf(
            readArguments({ values: isRecord(item) ? item : {}, files: [], isMalformed: false }),
          ),
        }),
      ),
    };
  });
  action("sendLocation", (given) => {
    const location = {
      latitude: given.decimal("latitude") ?? 52.52,
      longitude: given.decimal("longitude") ?? 13.405,
    };
    const title = given.text("title");
    const venue = title === "" ? {} : { venue: { location, title, address: given.text("address") } };
    return users.send({
      ...readPlace(given),
      replyTo: given.integer("replyTo"),
      content: () => ({ location, ...venue }),
    });
  });
  action("sendContact", (given) => {
    const place = readPlace(given);
    // Without a number the user shares their own contact, as the keyboard button does.
    const own = users.person(place.user);
    const isOwn = !given.has("phoneNumber");
    const owner = isOwn
      ? own
      : [...state.people.values()].find(({ phoneNumber }) => phoneNumber === given.text("phoneNumber"));
    const contact = {
      phone_number: isOwn ? own.phoneNumber : given.text("phoneNumber"),
      first_name: given.text("firstName") || owner?.user.first_name || "Contact",
      ...(owner && { user_id: owner.user.id }),
    };
    return users.send({ ...place, replyTo: given.integer("replyTo"), content: () => ({ contact }) });
  });
  action("setProfilePhoto", (given) => {
    const photo = readFile(given, "photo");
    users.person(readPlace(given).user).photos.unshift({ ...photo, kind: "profile_photo" });
  });
}

function readFile(given: Arguments, fallback: FileKind = "document"): StoredFile {
  const wanted = given.text("kind") || fallback;
  const kind = fileKinds.find((known) => known === wanted);
  if (!kind) throw new ControlRefusal(`Give kind: ${fileKinds.join(", ")}.`);
  const upload = given.upload("file");
  const sample = sampleFile(kind);
  const encoded = textOf(given.text("base64"));
  const bytes = upload?.bytes ?? (encoded === "" ? sample.bytes : Buffer.from(encoded, "base64"));
  const name = given.text("name") || (upload?.name ?? sample.name);
  const mimeType = given.text("mimeType") || guessMimeType(bytes, upload?.contentType ?? "", name);
  return { kind, bytes, size: given.integer("claimedSize") ?? bytes.length, name, mimeType };
}
