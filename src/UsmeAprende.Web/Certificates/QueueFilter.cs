using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Certificates;

/// <summary>Whom the queue shows, as its address says.</summary>
public sealed class QueueFilter
{
    [FromQuery(Name = "curso")]
    public string? Course { get; set; }

    [FromQuery(Name = "lugar")]
    public string? Place { get; set; }

    [FromQuery(Name = "grupo")]
    public Guid? Group { get; set; }

    /// <summary><c>todas</c> or <c>ninguna</c>; else those without a concern are ticked.</summary>
    [FromQuery(Name = "marcar")]
    public string? Mark { get; set; }

    public CandidateFilter For(string course) => new(course, TypedText.CleanValue(Place) is { Length: > 0 } place ? place : null, Group);

    public string Address(string? mark) =>
        QueueController.Path
        + Microsoft.AspNetCore.Http.QueryString.Create(
            new Dictionary<string, string?>
            {
                ["curso"] = Course,
                ["lugar"] = Place,
                ["grupo"] = Group?.ToString(),
                ["marcar"] = mark,
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );
}
