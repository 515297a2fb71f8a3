using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Buttons that add a question or a rule, drop one, or move it up or down; and further empty rows.</summary>
public static class LeadsButtons
{
    public const string Question = "question";
    public const string Route = "route";
    public const string Pairs = "pairs";
    public const string Reasons = "reasons";
    public const string Costs = "costs";

    /// <summary>Changes the form as the button says, and answers where to look then.</summary>
    public static string? Press(LeadsForm form, string? go)
    {
        form.Tidy();
        if (go?.Split('-', 3) is not [var verb, var list, .. var rest])
            return null;

        return (verb, list) switch
        {
            ("add", Question) => Added(form, rest),
            ("add", Route) => Added(form),
            ("more", Pairs or Reasons or Costs) => $"#{list}",
            (_, Question) => Moved(form.Questions, verb, rest) ? "#sheet" : null,
            (_, Route) => Moved(form.Routes, verb, rest) ? "#routing" : null,
            _ => null,
        };
    }

    private static string? Added(LeadsForm form, string[] rest)
    {
        if (rest is not [var word] || !Enum.TryParse<SheetKind>(word, out var kind) || !Enum.IsDefined(kind))
            return null;
        form.Questions.Add(new QuestionForm { Kind = kind });
        return $"#question-{form.Questions.Count - 1}";
    }

    private static string Added(LeadsForm form)
    {
        form.Routes.Add(new RouteForm());
        return $"#route-{form.Routes.Count - 1}";
    }

    /// <summary>False where the button means no row.</summary>
    private static bool Moved<T>(List<T> rows, string verb, string[] rest)
    {
        if (
            rest is not [var word]
            || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= rows.Count
        )
            return false;

        switch (verb)
        {
            case "drop":
                rows.RemoveAt(index);
                return true;
            case "up" when index > 0:
                rows.Reverse(index - 1, 2);
                return true;
            case "down" when index < rows.Count - 1:
                rows.Reverse(index, 2);
                return true;
            default:
                return false;
        }
    }
}
