model T {
  id Int    @id
  a  String
  b  Int

  @@index([a], with: ["fillfactor=70"])
  @@index([b], type: Brin, with: ["pages_per_range=32"])
}
