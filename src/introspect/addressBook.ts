import type { Address, CatalogNames, Oid } from '../kinds/kind.ts';
import type { ObjectId } from '../model/object.ts';

/** Which object each address of the catalog means, as the kinds find out one after the other. */
export class AddressBook implements CatalogNames {
  readonly #own = new Map<string, ObjectId>();
  readonly #parts = new Map<string, ObjectId>();
  readonly #identities = new Map<string, ObjectId>();

  /** The first address is the object's own, the others those of what belongs to it. */
  add(id: ObjectId, [own, ...parts]: readonly Address[]): void {
    if (own) {
      this.#own.set(key(...own), id);
      this.#identities.set(key(...own), id);
    }
    for (const part of parts) this.#parts.set(key(...part), id);
  }

  /** Lets an address mean an object that has another of its own. */
  alias(id: ObjectId, address: Address): void {
    this.#own.set(key(...address), id);
  }

  /** The objects by addresses of their own: an object keeps its address when it gets another name. */
  get identities(): ReadonlyMap<string, ObjectId> {
    return this.#identities;
  }

  own(classid: Oid, objid: Oid, objsubid?: number): ObjectId | undefined {
    return this.#own.get(key(classid, objid, objsubid));
  }

  at(classid: Oid, objid: Oid, objsubid?: number): ObjectId | undefined {
    return this.atText(key(classid, objid, objsubid));
  }

  /** As `at`, for an address as text: its three numbers with blanks between them. */
  atText(address: string): ObjectId | undefined {
    return this.#own.get(address) ?? this.#parts.get(address);
  }
}

function key(classid: Oid, objid: Oid, objsubid = 0): string {
  return `${classid} ${objid} ${objsubid}`;
}
