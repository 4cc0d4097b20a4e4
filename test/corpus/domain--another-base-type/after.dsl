domain Price {
  value BigInt @default(1)

  @@check(expression: "VALUE > 0")
}

domain Discounted {
  value Price
}

model Item {
  id     Int         @id
  price  Price       @default(2)
  less   Discounted?
  prices Price[]
  twice  Int?        @generated("price * 2")

  @@check(expression: "price > 0")
  @@index([id], where: raw("price > 1"))
}
