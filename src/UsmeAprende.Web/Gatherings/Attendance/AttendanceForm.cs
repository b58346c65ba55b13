using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>The form for one person at a gathering.</summary>
public sealed class AttendanceForm
{
    public PersonId Person { get; set; }

    public string? What { get; set; }

    /// <summary><c>HH:mm</c>; if it is empty, the current time.</summary>
    public string? Time { get; set; }

    public string? Module { get; set; }

    public bool TakesBack { get; set; }

    public string? Reason { get; set; }

    /// <summary>Null if it is not valid.</summary>
    public AttendanceChange? Read(DateTime now)
    {
        if (!Enum.TryParse<MarkKind>(What, out var kind) || !Enum.IsDefined(kind) || kind is MarkKind.Undone || Person == PersonId.Empty)
            return null;
        TimeOnly? time = null;
        if (kind is MarkKind.Late or MarkKind.Early && !TakesBack)
        {
            if (TypedText.CleanValue(Time).Length == 0)
                time = BogotaClock.TimeOf(now);
            else if (TimeInput.TryParseTime(Time, out var typed))
                time = typed;
            else
                return null;
        }
        return new AttendanceChange
        {
            Person = Person,
            Kind = kind,
            Time = time is { } t ? new TimeOnly(t.Hour, t.Minute) : null,
            Module = kind is MarkKind.Showed ? Module : null,
            TakesBack = TakesBack,
            Reason = Reason,
        };
    }
}
