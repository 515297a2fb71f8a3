namespace ChallengeHub.Web;

/// <summary>A question of the sheet as it is typed.</summary>
public sealed class QuestionForm
{
    /// <summary>The code of the question that it was; null: a new one.</summary>
    public string? Before { get; set; }

    /// <summary>Of a new one; empty: made from its name.</summary>
    public string? Code { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public SheetKind Kind { get; set; }
    public bool Required { get; set; }
    public string? Score { get; set; }
    public List<OptionForm> Options { get; set; } = [];

    /// <summary>One that has no name yet gets its code when it has.</summary>
    public static QuestionForm Of(SheetField field, string language)
    {
        var (en, fr) = TypedName.Of(field.Name, language);
        var isNamed = field.Name.Each.Any(x => Typed.Text(x) is not null);

        return new()
        {
            Before = isNamed ? field.Code : null,
            NameEn = en,
            NameFr = fr,
            Kind = field.Kind,
            Required = field.Required,
            Score = Typed.Of(field.Score),
            Options = [.. (field.Options ?? []).Select(x => OptionForm.Of(x, language))],
        };
    }

    /// <summary>Rows that were left empty do not come back: some stand below the others anyway.</summary>
    public void Tidy() => Options.RemoveAll(x => x.IsBlank);

    /// <summary>All of a form; codes of new ones are made from their names.</summary>
    public static IReadOnlyList<SheetField> ReadAll(
        IReadOnlyList<QuestionForm> forms,
        IReadOnlyList<SheetField> before,
        FieldErrors errors
    )
    {
        var taken = forms
            .Select(x => Typed.Text(x.Before) ?? Typed.Text(x.Code))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

        return
        [
            .. forms
                .Select((form, i) => form.Read(before.FirstOrDefault(x => x.Code == form.Before), errors, PathOf(i)))
                .Select(field =>
                    field.Code.Length == 0
                        ? field with
                        {
                            Code = ProposedCode.Of(field.Name.In("en"), "question", taken),
                        }
                        : field
                ),
        ];
    }

    /// <summary>Where the check of a document finds it.</summary>
    public static string PathOf(int index) => $"sheet.fields[{index}]";

    /// <summary>An empty name is reported by the check of the whole.</summary>
    private SheetField Read(SheetField? before, FieldErrors errors, string path)
    {
        var isChoice = Kind == SheetKind.Choice;
        var field = before ?? new SheetField("", "", Kind);

        return field with
        {
            Code = Typed.Text(Before) ?? Typed.Text(Code) ?? "",
            Name = TypedName.Read(NameEn, NameFr, before?.Name) ?? "",
            Kind = Kind,
            Required = Required,
            Options = isChoice ? Read(before?.Options, errors, $"{path}.options") : null,
            Score = isChoice ? null : Typed.Number(Score, errors, $"{path}.score"),
        };
    }

    /// <summary>Unchanged ones are what they were.</summary>
    private IReadOnlyList<SheetOption> Read(IReadOnlyList<SheetOption>? before, FieldErrors errors, string path)
    {
        var known = before ?? [];
        var taken = Options.Select(x => Typed.Text(x.Value)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var options = new List<SheetOption>();
        for (var i = 0; i < Options.Count; i++)
        {
            var option = Options[i].Read(known, errors, $"{path}[{i}]");
            options.Add(
                option.Value.Length == 0 && option.Name is { } name
                    ? option with
                    {
                        Value = ProposedCode.Of(name.In("en"), "option", taken),
                    }
                    : option
            );
        }

        return options.SequenceEqual(known) ? known : options;
    }
}

/// <summary>An answer to choose, as it is typed.</summary>
public sealed class OptionForm
{
    /// <summary>As programs write it; empty: made from its name.</summary>
    public string? Value { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public string? Score { get; set; }

    public bool IsBlank => new[] { Value, NameEn, NameFr, Score }.All(x => Typed.Text(x) is null);

    public static OptionForm Of(SheetOption option, string language)
    {
        var (en, fr) = TypedName.Of(option.Name, language);
        return new()
        {
            Value = option.Value,
            NameEn = en,
            NameFr = fr,
            Score = Typed.Of(option.Score),
        };
    }

    public SheetOption Read(IReadOnlyList<SheetOption> known, FieldErrors errors, string path)
    {
        var value = Typed.Text(Value) ?? "";
        var before = known.FirstOrDefault(x => x.Value == value);

        return new SheetOption(
            value,
            TypedName.Read(NameEn, NameFr, before?.Name),
            Typed.Number(Score, errors, $"{path}.score")
        );
    }
}
