-- Beacons as pages send them: each of 20,000 readers, with 200 kinds of browser, shows one page after the other, none twice within ten seconds.
local said = {}
for line in io.lines(os.getenv("BEACONS")) do said[#said + 1] = line end
local readers, sent = 20000, tonumber(os.getenv("OFFSET") or "0")
wrk.method = "POST"
wrk.headers["content-type"] = "application/x-www-form-urlencoded"
function request()
  sent = sent + 1
  local reader = sent % readers
  wrk.headers["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 r" .. (reader % 200)
  wrk.headers["x-forwarded-for"] = "10.0." .. math.floor(reader / 200) .. "." .. (reader % 200)
  return wrk.format(nil, "/luot-xem", nil, said[math.floor(sent / readers) % #said + 1])
end
