model T {
  id Int    @id
  a  String @collate("C")
  b  String

  @@index([raw("lower(b) COLLATE \"C\""), id], map: "key")
  @@index([raw("b || a COLLATE \"POSIX\"")], map: "operand")
  @@index([a(collate: "C"), raw("upper(a)", collate: "C")], map: "own")
  @@index([id], with: ["fillfactor=70", "deduplicate_items=off"], map: "kept")
}
