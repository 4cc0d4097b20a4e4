model T {
  id Int    @id
  a  String
  b  Int

  @@index([a], with: ["fillfactor=90", "deduplicate_items=off"])
  @@index([b], type: Brin, with: ["pages_per_range=64"])
}
