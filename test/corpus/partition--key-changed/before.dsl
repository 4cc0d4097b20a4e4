model Event {
  id   Int     @identity
  city String?
  size Int

  @@unique([id, city, size])
  @@partition([city], by: List)
}

partition EventOne: Event {
  in = ["1", null]
}

partition EventRest: Event {
  default = true
}
