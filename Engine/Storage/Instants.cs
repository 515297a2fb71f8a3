using System.Data;
using Dapper;

namespace ChallengeHub;

/// <summary>Instants are stored as whole milliseconds since 1970-01-01T00:00Z, in every store.</summary>
public static class Instants
{
    private static readonly Lock Gate = new();
    private static bool registered;

    /// <summary>Teaches Dapper the mapping; called once per process before the first query.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
                return;
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new Milliseconds());
            registered = true;
        }
    }

    /// <summary>Cut to the millisecond, as facts are kept.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    private sealed class Milliseconds : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }
}
