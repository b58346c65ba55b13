using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Gatherings;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Why a gathering will not be held, or will after all.</summary>
public sealed class CancelForm
{
    private const int Longest = 500;

    public string? Reason { get; set; }

    public bool Rest { get; set; }

    [BindNever, ValidateNever]
    public Gathering Gathering { get; set; } = null!;

    /// <summary>Later ones of its series.</summary>
    [BindNever, ValidateNever]
    public int Later { get; set; }

    /// <summary>People already marked there: what they learnt by it goes with it.</summary>
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
