package io.gracekeeper.billing.mapping;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.policy.ProductPolicy;
import org.jspecify.annotations.Nullable;

/**
 * All that a new link is judged by, taken under the locks of the agreement and the account.
 *
 * @param byOwner whether an Owner asks, and not a billing admin
 * @param hasEnded whether the agreement has ceased to pay
 * @param otherAccounts how many other accounts are linked to the agreement or have asked to be
 * @param otherAgreements how many other agreements of this product the account is linked to or has
 *     asked to be; those that the agreement replaces are not among them (D5)
 * @param leftBefore whether this very account was disconnected from the agreement
 * @param former the account that was disconnected last, if it is another one and nobody is linked
 *     now; null otherwise
 * @param formerDeclined whether the asker, knowing of the former account, wants another one
 */
public record LinkingFacts(
    ProductPolicy policy,
    boolean byOwner,
    boolean hasEnded,
    boolean cardOnFile,
    boolean creditsInUse,
    long otherAccounts,
    long otherAgreements,
    boolean leftBefore,
    @Nullable AccountId former,
    boolean formerDeclined) {}
