using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Gatherings;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The form for cancelling a gathering, or for holding it after all.</summary>
public sealed class CancelForm
{
    private const int Longest = 500;

    public string? Reason { get; set; }

    public bool Rest { get; set; }

    [BindNever, ValidateNever]
    public Gathering Gathering { get; set; } = null!;

    /// <summary>Later gatherings of its series.</summary>
    [BindNever, ValidateNever]
    public int Later { get; set; }

    /// <summary>People who are marked already: what they learnt there will not count.</summary>
    [BindNever, ValidateNever]
    public int Came { get; set; }

    public string? Check(ModelStateDictionary errors, string missing)
    {
        var reason = FormText.ReadText(errors, nameof(Reason), Reason, Longest);
        if (reason is null && TypedText.CleanLine(Reason).Length == 0)
            errors.AddModelError(nameof(Reason), missing);
        return reason;
    }
}
