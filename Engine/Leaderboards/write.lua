-- KEYS: pointer, meta, then two per board. ARGV: generation, from, to, version, then the lines.
-- Answers 0 applied, 1 already there, 2 gap, 3 lost, 4 another generation is served.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 4 end
local seq = tonumber(redis.call('HGET', KEYS[2], 'seq') or '')
if not seq or not intact(KEYS[2], 3, 5) then return 3 end
if seq >= tonumber(ARGV[3]) then return 1 end
if seq < tonumber(ARGV[2]) then return 2 end
put(KEYS[2], 3, 5)
-- last: a script that dies before this line leaves a position that asks for the same lines again
redis.call('HSET', KEYS[2], 'seq', ARGV[3], 'version', ARGV[4])
return 0
