model T {
  id Int @id @default(autoincrement(map: "T_id_seq"))
  n  Int @default(autoincrement(map: "numbers", start: 10))
}

model Gone {
  id Int @id @default(autoincrement())
  s  String
}

model Commented {
  id Int @id @default(autoincrement())
}
