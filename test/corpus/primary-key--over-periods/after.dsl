model Room {
  id     Unsupported("int4range")
  during Unsupported("tstzrange")
  floor  Int
  stays  Stay[]

  @@id([id, during], withoutOverlaps: true)
  @@unique([id, during], withoutOverlaps: true, deferrable: Deferrable, map: "room_once")
}

model Stay {
  id     Int @id
  roomId Unsupported("int4range")
  during Unsupported("tstzrange")
  room   Room @relation(fields: [roomId, during], references: [id, during], period: true)
}
