model Deal {
  id   Int @id
  city String
  zip  Int

  @@unique([city], map: "by_city")
  @@index([zip])
  @@replicaIdentity(index: "by_city")
  @@cluster("Deal_zip_idx")
}

model Visit {
  id   Int @id
  city String

  @@index([city], map: "by_town")
  @@replicaIdentity(Full)
}

model Note {
  id Int @id
}

model Page {
  id Int @id

  @@replicaIdentity(index: "Page_pkey")
}
