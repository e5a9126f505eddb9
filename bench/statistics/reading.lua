-- Pages from the cache; after so many of them, where BEACON_AFTER says a number, one beacon of another reader.
local said = {}
for line in io.lines(os.getenv("BEACONS")) do said[#said + 1] = line end
local after, asked, readers = tonumber(os.getenv("BEACON_AFTER") or "0"), 0, 0
local form = { ["content-type"] = "application/x-www-form-urlencoded" }
local page = { ["accept-encoding"] = "br" }
function request()
  asked = asked + 1
  if after == 0 or asked % (after + 1) ~= 0 then return wrk.format("GET", "/", page) end
  readers = readers + 1
  form["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 r" .. (readers % 200)
  form["x-forwarded-for"] = "10." .. math.floor(readers / 60000) % 250 .. "." .. math.floor(readers / 250) % 240 .. "." .. (readers % 250)
  return wrk.format("POST", "/luot-xem", form, said[readers % #said + 1])
end
