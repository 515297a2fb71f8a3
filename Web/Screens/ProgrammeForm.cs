namespace ChallengeHub.Web;

/// <summary>The form of a screen's programme, as typed.</summary>
public sealed class ProgrammeForm
{
    /// <summary>Lines for slides that are not there yet.</summary>
    private const int Spare = 2;

    public List<SlideForm> Slides { get; set; } = [];
    public HoursForm Quiet { get; set; } = new();
    public HoursForm Night { get; set; } = new();
    public string? Volume { get; set; }
    public List<string> Celebrates { get; set; } = [];

    public static ProgrammeForm Of(ScreenProgramme? programme)
    {
        var shown = programme ?? new ScreenProgramme();
        return new ProgrammeForm
        {
            Slides = [.. shown.Slides.Select(SlideForm.Of)],
            Quiet = HoursForm.Of(shown.Quiet),
            Night = HoursForm.Of(shown.Night),
            Volume = $"{shown.Volume}",
            Celebrates = [.. shown.Celebrates],
        };
    }

    /// <summary>The slides, and room for more.</summary>
    public IReadOnlyList<SlideForm> Lines()
    {
        var room = Math.Clamp(ScreenProgramme.MostSlides - Slides.Count, 0, Spare);
        return [.. Slides, .. Enumerable.Range(0, room).Select(_ => new SlideForm())];
    }

    /// <summary>Throws <see cref="RefusedException"/> for what cannot be read.</summary>
    public ScreenProgramme Read()
    {
        // so that a fault stands beside the line that it is about
        Slides.RemoveAll(x => string.IsNullOrEmpty(x.Show));
        var errors = new FieldErrors();
        var programme = new ScreenProgramme
        {
            Slides = [.. Slides.Select((slide, at) => slide.Read(errors, $"programme.slides[{at}]"))],
            Quiet = Quiet.Read(),
            Night = Night.Read(),
            Volume = Typed.Whole(Volume, errors, "programme.volume") ?? ScreenProgramme.Loudest,
            Celebrates = [.. Celebrates.Distinct()],
        };
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        return programme;
    }
}

/// <summary>One slide, as typed.</summary>
public sealed class SlideForm
{
    public string? Show { get; set; }
    public string? Seconds { get; set; } = $"{new ScreenSlide().Seconds}";
    public string? Board { get; set; }
    public string? Layout { get; set; }
    public string? Text { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }

    public static SlideForm Of(ScreenSlide slide) =>
        new()
        {
            Show = $"{slide.Show}",
            Seconds = $"{slide.Seconds}",
            Board = slide.Board is { } board ? $"{board}" : null,
            Layout = slide.Layout,
            Text = slide.Text,
            From = Typed.Of(slide.From),
            Until = Typed.Of(slide.Until),
        };

    /// <summary>What belongs to another kind of slide may stand there still, and is left out.</summary>
    public ScreenSlide Read(FieldErrors errors, string path)
    {
        var show = Of<SlideKind>(Show, errors, $"{path}.show");
        var isBoard = show is SlideKind.Board or SlideKind.Race;
        var isMessage = show == SlideKind.Message;
        return new ScreenSlide
        {
            Show = show,
            Seconds = Typed.Whole(Seconds, errors, $"{path}.seconds") ?? new ScreenSlide().Seconds,
            Board = isBoard ? Of<BoardKind>(Board, errors, $"{path}.board") : null,
            Layout = isBoard ? Typed.Text(Layout) : null,
            Text = isMessage ? Typed.Text(Text) : null,
            From = isMessage ? Typed.Day(From, errors, $"{path}.from") : null,
            Until = isMessage ? Typed.Day(Until, errors, $"{path}.until") : null,
        };
    }

    private static T? Of<T>(string? typed, FieldErrors errors, string field)
        where T : struct, Enum
    {
        if (Typed.Text(typed) is not { } text)
            return null;
        if (Enum.GetNames<T>().Contains(text))
            return Enum.Parse<T>(text);
        errors.Add(field, "one-of", string.Join(", ", Enum.GetNames<T>()));
        return null;
    }
}

/// <summary>Two times of day, as typed.</summary>
public sealed class HoursForm
{
    public string? From { get; set; }
    public string? Until { get; set; }

    public static HoursForm Of(DailyHours? hours) => new() { From = hours?.From, Until = hours?.Until };

    /// <summary>Null: neither was typed.</summary>
    public DailyHours? Read()
    {
        var hours = new DailyHours(Typed.Text(From), Typed.Text(Until));
        return hours == new DailyHours() ? null : hours;
    }
}

/// <summary>What the partial _Programme shows.</summary>
public sealed record ProgrammeLines(StaffPage Page, ProgrammeForm Form, IReadOnlyList<TeamLine> Teams);
