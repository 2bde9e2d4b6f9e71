// Messenger: the adapter, and what only Pages have.

export { messengerAdapter, messengerFields } from "./messengerAdapter.ts";
export { createPersona, deletePersona, listPersonas, PERSONA_NAME_LENGTH, type Persona } from "./personas.ts";
