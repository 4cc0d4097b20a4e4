model Deal {
  id   BigInt @id
  city String
  zip  Int

  @@unique([city, zip], map: "by_city")
  @@unique([zip], map: "by_zip")
  @@replicaIdentity(index: "by_city")
  @@cluster("by_zip")
}

model Visit {
  id   Int @id
  city String

  @@index([city], map: "by_town")
  @@replicaIdentity(Nothing)
  @@cluster("by_town")
}

model Note {
  id Int @id

  @@replicaIdentity(Full)
  @@cluster("Note_pkey")
}

model Leaf {
  id Int @id(map: "Leaf_id")

  @@renamedFrom("Page")
  @@replicaIdentity(index: "Leaf_id")
}
