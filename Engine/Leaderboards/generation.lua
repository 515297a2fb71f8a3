-- KEYS: the last number given. Numbers rise with the server's clock, so that they never come back after a FLUSHALL,
-- when a rebuild begun before it may still be loading.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local next = string.format('%.0f', math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, now))
redis.call('SET', KEYS[1], next)
return next
