using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace ChallengeHub;

/// <summary>
/// One statement for many rows in few round trips: its text stands as often as there are rows, each with parameters of
/// its own number. A server far away then takes a thousand events in some twenty answers instead of two thousand.
/// </summary>
public static partial class RepeatedStatement
{
    /// <summary>SQL Server takes 2,100 in one request.</summary>
    private const int MostParameters = 2_000;
    private const int MostRows = 128;
    private static readonly ConcurrentDictionary<StatementKey, IReadOnlyList<Parameter>> Known = new();

    /// <summary>Answers how many rows it touched, of all together.</summary>
    public static async Task<int> Execute(
        DbConnection connection,
        string sql,
        IReadOnlyList<object> rows,
        DbTransaction? transaction
    )
    {
        if (rows.Count == 0)
            return 0;

        var parameters = Known.GetOrAdd(new StatementKey(rows[0].GetType(), sql), Read);
        var most = Math.Clamp(MostParameters / Math.Max(1, parameters.Count), 1, MostRows);

        var touched = 0;
        for (var first = 0; first < rows.Count; )
        {
            var count = Share(rows.Count - first, most);
            touched += await connection.ExecuteAsync(
                Text(sql, count),
                Values(parameters, rows, first, count),
                transaction
            );
            first += count;
        }

        return touched;
    }

    /// <summary>Powers of two only: the server keeps a plan for each text.</summary>
    public static int Share(int left, int most)
    {
        var share = 1;
        while (share * 2 <= Math.Min(left, most))
            share *= 2;
        return share;
    }

    /// <summary>The statement so many times, <c>@Name</c> once as <c>@Name_0</c>, then as <c>@Name_1</c> …</summary>
    public static string Text(string sql, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(Named().Replace(sql, match => $"{match.Value}_{i}")).Append(";\n");
        return text.ToString();
    }

    private static DynamicParameters Values(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<object> rows,
        int first,
        int count
    )
    {
        var values = new DynamicParameters();
        for (var i = 0; i < count; i++)
            foreach (var (name, property) in parameters)
                values.Add($"{name}_{i}", property.GetValue(rows[first + i]));
        return values;
    }

    private static IReadOnlyList<Parameter> Read(StatementKey key)
    {
        var properties = key
            .Row.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(x => x.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Named()
                .Matches(key.Sql)
                .Select(x => x.Value[1..])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new Parameter(name, properties[name])),
        ];
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Named();

    private readonly record struct StatementKey(Type Row, string Sql);

    private readonly record struct Parameter(string Name, PropertyInfo Property);
}
