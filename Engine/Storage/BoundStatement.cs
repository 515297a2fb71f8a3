using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChallengeHub;

/// <summary>
/// What is run for many rows on SQLite, compiled: members are bound by place, not looked up by name for each row.
/// </summary>
internal sealed class BoundStatement : IDisposable
{
    private const BindingFlags Member = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
    private static readonly ConcurrentDictionary<BoundText, IReadOnlyList<RowBinder>?> Known = new();
    private readonly sqlite3 store;
    private readonly IReadOnlyList<Step> steps;

    private BoundStatement(sqlite3 store, IReadOnlyList<Step> steps)
    {
        this.store = store;
        this.steps = steps;
    }

    private delegate void RowBinder(sqlite3_stmt to, object row);

    /// <summary>Null: a member is of a type that is not known here.</summary>
    public static BoundStatement? Of(sqlite3 store, BoundText text)
    {
        if (Known.TryGetValue(text, out var binders) && binders is null)
            return null;

        var compiled = Compiled(store, text.Sql);
        binders ??= Known[text] = Binders(compiled, text.Row);
        if (binders is not null)
            return new BoundStatement(
                store,
                [.. compiled.Zip(binders, (statement, bind) => new Step(statement, bind))]
            );
        foreach (var statement in compiled)
            statement.Dispose();
        return null;
    }

    /// <summary>Answers how many rows it touched, of all together.</summary>
    public int Run(IEnumerable<object> rows)
    {
        try
        {
            return rows.Sum(row => steps.Sum(step => Run(step, row)));
        }
        finally
        {
            // what was bound last may have been somebody's name
            foreach (var step in steps)
                raw.sqlite3_clear_bindings(step.Statement);
        }
    }

    public void Dispose()
    {
        foreach (var step in steps)
            step.Statement.Dispose();
    }

    private int Run(Step step, object row)
    {
        step.Bind(step.Statement, row);
        var outcome = raw.sqlite3_step(step.Statement);
        // it says why the step failed, if it did
        var reset = raw.sqlite3_reset(step.Statement);
        if (outcome is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            Check(reset, store);
        return raw.sqlite3_changes(store);
    }

    private static List<sqlite3_stmt> Compiled(sqlite3 store, string sql)
    {
        var compiled = new List<sqlite3_stmt>();
        for (var rest = sql; !string.IsNullOrWhiteSpace(rest); )
        {
            Check(raw.sqlite3_prepare_v2(store, rest, out var statement, out rest), store);
            compiled.Add(statement);
        }

        return compiled;
    }

    private static void Check(int outcome, sqlite3 store) => SqliteException.ThrowExceptionForRC(outcome, store);

    private static IReadOnlyList<RowBinder>? Binders(IReadOnlyList<sqlite3_stmt> statements, Type row)
    {
        var binders = statements.Select(x => Binder(x, row)).OfType<RowBinder>().ToList();
        return binders.Count == statements.Count ? binders : null;
    }

    private static RowBinder? Binder(sqlite3_stmt statement, Type type)
    {
        var to = Expression.Parameter(typeof(sqlite3_stmt));
        var row = Expression.Parameter(typeof(object));
        var bindings = new List<Expression>();
        for (var place = 1; place <= raw.sqlite3_bind_parameter_count(statement); place++)
        {
            var name = raw.sqlite3_bind_parameter_name(statement, place).utf8_to_string()[1..];
            if (type.GetProperty(name, Member) is not { } member)
                return null;
            var kind = Stored(member.PropertyType);
            if (BindingOf(kind) is not { } binding)
                return null;
            var value = Expression.Property(Expression.Convert(row, type), member);
            bindings.Add(Expression.Call(binding, to, Expression.Constant(place), Expression.Convert(value, kind)));
        }

        return Expression.Lambda<RowBinder>(Expression.Block(typeof(void), bindings), to, row).Compile();
    }

    /// <summary>Of an enumeration its number.</summary>
    private static Type Stored(Type type)
    {
        if (type.IsEnum)
            return type.GetEnumUnderlyingType();
        return Nullable.GetUnderlyingType(type) is { IsEnum: true } number
            ? typeof(Nullable<>).MakeGenericType(number.GetEnumUnderlyingType())
            : type;
    }

    private static MethodInfo? BindingOf(Type type) =>
        typeof(BoundStatement)
            .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .SingleOrDefault(x => x.Name == nameof(Bind) && x.GetParameters()[2].ParameterType == type);

    private static void Bind(sqlite3_stmt to, int place, string? value)
    {
        if (value is null)
            raw.sqlite3_bind_null(to, place);
        // without memory for it, it would be written as null
        else if (raw.sqlite3_bind_text(to, place, value) is var outcome and not raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errstr(outcome).utf8_to_string(), outcome);
    }

    private static void Bind(sqlite3_stmt to, int place, long value) => raw.sqlite3_bind_int64(to, place, value);

    private static void Bind(sqlite3_stmt to, int place, int value) => raw.sqlite3_bind_int64(to, place, value);

    private static void Bind(sqlite3_stmt to, int place, bool value) =>
        raw.sqlite3_bind_int64(to, place, value ? 1 : 0);

    private static void Bind(sqlite3_stmt to, int place, DateTimeOffset value) =>
        raw.sqlite3_bind_int64(to, place, value.ToUnixTimeMilliseconds());

    private static void Bind(sqlite3_stmt to, int place, long? value)
    {
        if (value is { } known)
            raw.sqlite3_bind_int64(to, place, known);
        else
            raw.sqlite3_bind_null(to, place);
    }

    private static void Bind(sqlite3_stmt to, int place, int? value) => Bind(to, place, (long?)value);

    private static void Bind(sqlite3_stmt to, int place, DateTimeOffset? value) =>
        Bind(to, place, value?.ToUnixTimeMilliseconds());

    private sealed record Step(sqlite3_stmt Statement, RowBinder Bind);
}

/// <summary>A text, and the kind of rows that it is run for.</summary>
internal readonly record struct BoundText(string Sql, Type Row);
