// Options as buttons, with pictures where they have some.

import { Button, Group, Image } from "@mantine/core";
import type { ChoiceOption } from "@parley/contracts/messages";
import { isWebAddress } from "../isWebAddress.ts";
import type { Answer } from "./inputProps.ts";

export function OptionButtons({ options, onAnswer }: { options: readonly ChoiceOption[]; onAnswer: Answer }) {
  return (
    <Group gap={6}>
      {options.map((option) => (
        <Button
          key={option.id}
          size="xs"
          variant="light"
          h="auto"
          py={5}
          title={option.text}
          leftSection={
            option.imageUrl && isWebAddress(option.imageUrl) ? (
              <Image src={option.imageUrl} alt="" h={28} w={28} radius="sm" />
            ) : undefined
          }
          onClick={() => onAnswer({ kind: "choice", optionIds: [option.id] }, option.title)}
        >
          {option.title}
        </Button>
      ))}
    </Group>
  );
}
